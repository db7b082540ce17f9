import Glibc
import Indexer
import Testing

@Suite struct DescriptorLimitTests {
    @Test func asManyFilesMayBeOpenAsTheSystemAllows() async {
        await #expect(processExitsWith: .success) {
            let number = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            var limit = rlimit()
            guard getrlimit(number, &limit) == 0 else { exit(2) }
            limit.rlim_cur = 64
            guard setrlimit(number, &limit) == 0 else { exit(3) }
            DescriptorLimit.raise()
            var raised = rlimit()
            guard getrlimit(number, &raised) == 0, raised.rlim_cur == raised.rlim_max else { exit(4) }
        }
    }
}
