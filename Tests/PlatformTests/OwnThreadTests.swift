import Glibc
import Platform
import Synchronization
import Testing

@Suite struct OwnThreadTests {
    @Test func itDoesItsWorkOnAnotherThreadAndIsWaitedFor() throws {
        let threads = Mutex<[pthread_t]>([])
        let thread = try OwnThread { threads.withLock { $0.append(pthread_self()) } }
        thread.join()
        let found = threads.withLock { $0 }
        #expect(found.map { pthread_equal($0, pthread_self()) } == [0])
    }
}
