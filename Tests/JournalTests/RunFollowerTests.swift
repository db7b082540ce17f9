import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunFollowerTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "RunFollowerTests")
        paths = try fixture.prepare().paths
    }

    /// Follows until the run is over and returns the sequences in the order in which they came.
    private func follow(watching: Bool) throws -> [Int64] {
        var follower = try RunFollower(
            paths,
            disk: SystemDisk(),
            clock: SystemClock(),
            isWatchingAllowed: watching
        )
        let deadline = SystemClock().now().monotonic.advanced(by: .seconds(60))
        var sequences: [Int64] = []
        while SystemClock().now().monotonic < deadline {
            guard let item = try follower.next(upTo: .milliseconds(200)) else {
                if try follower.isOver() { return sequences }
                continue
            }
            switch item {
            case .event(let event): sequences.append(event.sequence)
            case .chunk(let record), .mark(let record): sequences.append(record.sequence)
            case .closedTear, .damage: Issue.record("\(item)")
            }
        }
        Issue.record("the run did not end in time")
        return sequences
    }

    /// Writes a run from another thread, record by record.
    private func write(_ count: Int) -> SideThread {
        SideThread { [fixture, paths] in
            var run = try fixture.open(paths)
            try run.start()
            for number in 0..<count {
                if number % 3 == 0 { try run.record(.pipeHeld, .warn, "\(number)") }
                try run.write("line \(number)\n", to: number % 2 == 0 ? .stdout : .stderr)
            }
            try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        }
    }

    @Test(arguments: [true, false])
    func everythingComesInOrderWatchedOrPolled(_ watching: Bool) throws {
        let writer = write(300)
        let sequences = try follow(watching: watching)
        try writer.join()
        #expect(sequences == Array(1...Int64(sequences.count)))
        #expect(sequences.count == 1 + 1 + 100 + 300 + 2)
    }

    @Test func nothingComesFromARunThatStandsStill() throws {
        var follower = try RunFollower(paths, disk: SystemDisk(), clock: SystemClock())
        let first = try follower.next(upTo: .milliseconds(10))
        let second = try follower.next(upTo: .milliseconds(10))
        let over = try follower.isOver()
        #expect(first != nil)
        #expect(second == nil)
        #expect(!over)
    }

    @Test func aFollowerShowsItselfByALockOnTheBeat() throws {
        try fixture.overwrite(paths.beat, with: Beat(beatAt: WallTime(nanoseconds: 1)).bytes)
        let beat = try SystemDisk().openFile(paths.beat, .writeExisting)
        do {
            let follower = try RunFollower(paths, disk: SystemDisk(), clock: SystemClock())
            let held = try ByteLock.isHeldByAnother(against: .write, on: 0, of: beat)
            #expect(held)
            let polling = follower.isPolling
            #expect(!polling)
        }
        let isFree = try Eventually.wait(upTo: .seconds(10)) {
            try !ByteLock.isHeldByAnother(against: .write, on: 0, of: beat)
        }
        #expect(isFree)
    }
}
