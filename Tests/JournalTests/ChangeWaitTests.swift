import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct ChangeWaitTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "ChangeWaitTests") }

    private func append() throws { try disk.writeAll([1], to: disk.openFile(home.path("file"), .append)) }

    @Test func aChangeThatWasMadeBeforeTheWaitIsNotMissed() throws {
        let change = try ChangeWait(watching: [home.path])
        let isPolling = change.isPolling
        #expect(!isPolling)
        try append()
        let before = SystemClock().now()
        try change.wait(upTo: .seconds(3600))
        #expect(SystemClock().now().active(since: before) < .seconds(3600))
    }

    /// The wait has no other end than the change: were it not heard, the test would come to no end.
    @Test func aChangeByAnotherThreadEndsTheWait() throws {
        let change = try ChangeWait(watching: [home.path])
        let thread = SideThread { [self] in try append() }
        try change.wait(upTo: .seconds(3600))
        try thread.join()
        #expect(try disk.exists(home.path("file")))
    }

    @Test func theWaitIsOverWhenItsTimeIs() throws {
        for isAllowed in [true, false] {
            let change = try ChangeWait(watching: [home.path], isWatchingAllowed: isAllowed)
            let before = SystemClock().now()
            try change.wait(upTo: .milliseconds(20))
            #expect(SystemClock().now().active(since: before) >= .milliseconds(20))
        }
    }

    @Test func withoutAWatchItLooksAgainTwiceASecond() throws {
        let change = try ChangeWait(watching: [home.path], isWatchingAllowed: false)
        let isPolling = change.isPolling
        #expect(isPolling)
        let before = SystemClock().now()
        try change.wait(upTo: .seconds(3600))
        #expect(SystemClock().now().active(since: before) >= ChangeWait.pollInterval)
    }

    @Test func whatIsNotThereCannotBeWatched() {
        let error = #expect(throws: JournalError.self) { _ = try ChangeWait(watching: [home.path("missing")]) }
        #expect(error?.isMissing == true)
    }

    /// In a process of its own, whose descriptors run out.
    @Test func whereTheKernelRefusesItPolls() async {
        await #expect(processExitsWith: .success) {
            let held = try Self.takeAllDescriptors()
            let change = try ChangeWait(watching: ["/"])
            let isPolling = change.isPolling
            #expect(isPolling)
            #expect(held > 0)
        }
    }

    /// How many there were to take.
    private static func takeAllDescriptors() throws -> Int {
        let disk = SystemDisk()
        var count = 0
        while true {
            do {
                _ = try disk.openFile("/dev/null", .read).release()
                count += 1
            } catch {
                #expect(error.errno == .tooManyOpenFiles)
                return count
            }
        }
    }
}
