import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct DescriptorLimitTests {
    @Test func asManyFilesMayBeOpenAsTheSystemAllows() async {
        await #expect(processExitsWith: .success) {
            let number = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            var limit = rlimit()
            guard getrlimit(number, &limit) == 0 else { exit(2) }
            limit.rlim_cur = 64
            guard setrlimit(number, &limit) == 0 else { exit(3) }
            guard DescriptorLimit.count == 64, DescriptorLimit.countOfChildren == 64 else { exit(4) }
            for _ in 0..<2 { DescriptorLimit.raise() }
            guard DescriptorLimit.count == Int64(limit.rlim_max) else { exit(5) }
            guard DescriptorLimit.countOfChildren == 64 else { exit(6) }
        }
    }

    @Test func programsThatAreStartedGetWhatWasGiven() async {
        await #expect(processExitsWith: .success) {
            let number = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            var limit = rlimit()
            guard getrlimit(number, &limit) == 0 else { exit(2) }
            limit.rlim_cur = 77
            guard setrlimit(number, &limit) == 0 else { exit(3) }
            DescriptorLimit.raise()
            let request = SpawnRequest("/bin/sh", ["-c", "test $(ulimit -Sn) = 77"])
            var child = try SystemProcesses().spawn(request)
            guard try child.wait()?.status == .exited(code: 0) else { exit(4) }
        }
    }
}
