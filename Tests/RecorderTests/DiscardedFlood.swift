import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

/// An agent that writes a source again and again until it is told to end, under recorders that are killed.
struct DiscardedFlood {
    /// So many kills follow at once; behind a few more a keeper lets time pass before it tries again.
    private static let kills = 15
    /// The seeds of as many runs.
    static let seeds: ClosedRange<UInt64> = 1...(Environment.current()["ROOST_SOAK"] == "1" ? 20 : 1)

    private let source: RecordedSource
    private let outside: TemporaryHome
    let shim: RunningShim

    init(
        _ source: RecordedSource,
        _ outside: TemporaryHome,
        in fixture: ShimFixture,
        _ change: (inout LaunchPlan) -> Void
    ) throws {
        self.source = source
        self.outside = outside
        let script = """
            n=0; until [ -e \(outside.path("go")) ]; do cat \(source.path); n=$((n + 1)); done
            echo $n > \(outside.path("rounds"))
            """
        shim = try fixture.launch(["/bin/bash", "-c", script], change)
        let word = try shim.word()
        #expect(word.hasPrefix("started"))
        let isDropping = try Eventually.wait(upTo: .seconds(20)) { try shim.output().count > 0 }
        #expect(isDropping)
    }

    /// Kills one recorder after another, each at some moment of its life. The next may need room on the disk.
    func kill(seed: UInt64, makingRoom: (Int) throws -> Void) throws {
        var generator = SeededGenerator(seed: seed)
        var moment = ReadySet()
        for kills in 0..<Self.kills {
            let recorder = try #require(try shim.recorder())
            try moment.wait(upTo: .microseconds(Int64.random(in: 0...30_000, using: &generator)))
            Glibc.kill(recorder, SIGKILL)
            var isReplaced = false
            for attempt in 0..<20 where !isReplaced {
                try makingRoom(kills + attempt)
                isReplaced = Eventually.wait(upTo: .seconds(1)) { shim.recorderPID.map { $0 != recorder } ?? false }
            }
            #expect(isReplaced)
        }
    }

    /// The end of the flood, and what became of all its bytes.
    func account() throws -> RecordedSource.Account {
        try SystemDisk().createFile(outside.path("go"), with: [])
        let state = try shim.finished(within: .seconds(60))
        #expect(state.status == .known(.completed))
        _ = try shim.end()
        let text = String(decoding: try SystemDisk().readAll(outside.path("rounds"), bytesMax: 100), as: UTF8.self)
        let rounds = try #require(Int(text.prefix { $0 != "\n" }))
        return try source.account(of: shim, rounds: rounds)
    }
}
