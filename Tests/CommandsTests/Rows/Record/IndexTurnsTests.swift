import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

/// Whoever keeps the index up to date and those who write to it beside it are killed at any moment. Nobody waits for
/// the dead, and the rows are those of the files.
@Suite struct IndexTurnsTests {
    private static let killCount = Environment.current()["ROOST_SOAK"] == "1" ? 400 : 16
    private static let pauseMax: Int64 = 150

    private let seed = UInt64.random(in: 0...UInt64.max)

    private func keeper(_ scene: ImportScene) throws -> RunningProgram {
        try RunningProgram(try Programs.path("roost-index"), [scene.paths.home.root])
    }

    private func writers(_ scene: ImportScene, _ random: inout SeededGenerator) throws -> [RunningProgram] {
        let calls = [["import", "claude", scene.left], ["reindex"], ["import", "verify"], ["index", "--once"]]
        return try (0..<Int.random(in: 1...2, using: &random)).map { _ in
            let call = calls[Int.random(in: 0..<calls.count, using: &random)]
            return try RunningProgram(
                try Programs.path("roost"),
                ["--home", scene.paths.home.root] + call
            )
        }
    }

    @Test func whoeverIsKilledKeepsNobodyWaiting() throws {
        let scene = try ImportScene(for: "IndexTurnsTests")
        var random = SeededGenerator(seed: seed)
        var keeper = try keeper(scene)
        for number in 0..<Self.killCount {
            try scene.put("c-\(number).jsonl", ImportScene.lines.map { $0.replacing("_1\"", with: "_\(number)\"") })
            let writers = try writers(scene, &random)
            for writer in writers {
                _ = try writer.readAll(upTo: .milliseconds(Int64.random(in: 0...Self.pauseMax, using: &random)))
                try writer.signal(.kill)
                _ = try writer.end()
            }
            guard number % 3 == 0 else { continue }
            try keeper.signal(.kill)
            #expect(try keeper.end() == .signaled(.kill, coreDumped: false), "seed \(seed)")
            keeper = try self.keeper(scene)
        }
        let last = try scene.roost("import", "claude", scene.left)
        #expect(last.exitCode == 0, "seed \(seed): \(last.stderr)")
        #expect(try scene.number("SELECT count(*) FROM api_calls") == Int64(Self.killCount), "seed \(seed)")
        try keeper.signal(.terminate)
        #expect(try keeper.end() == .exited(code: 0), "seed \(seed)")
        let check = try scene.roost("reindex", "--check")
        #expect(check.exitCode == 0, "seed \(seed): \(check.stdout)")
    }
}
