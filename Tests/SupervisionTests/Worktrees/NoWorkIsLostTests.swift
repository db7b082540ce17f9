import Domain
import Platform
import TestSupport
import Testing

@testable import Supervision

/// Whatever an agent leaves, and whatever is then asked for: what it wrote is in the worktree, or a ref leads to it.
@Suite struct NoWorkIsLostTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    private static let seeds: ClosedRange<UInt64> = 1...(isSoak ? 200 : 1)
    private static let handMax = 4

    /// With a submodule, files to work on, and a branch that conflicts with any change of the first one.
    private static func fixture(_ seed: UInt64) throws -> KeeperFixture {
        let fixture = try KeeperFixture(for: "NoWorkIsLostTests-\(seed)")
        let repository = fixture.repository
        let library = repository.scratch.path("library")
        try repository.git("clone", "--quiet", "--bare", repository.root, library)
        for name in ["three", "four"] { try repository.write("\(name).txt", "\(name)\n") }
        try repository.write(".gitignore", "*.log\n")
        try repository.git("submodule", "--quiet", "add", library, "library")
        try repository.commit("more")
        try repository.git("switch", "--quiet", "--create", "conflict")
        try repository.write("one.txt", "conflict\n")
        try repository.commit("conflicting")
        try repository.git("switch", "--quiet", "main")
        try SystemDisk().replaceFile(repository.scratch.path("outside"), with: Array("outside\n".utf8))
        return fixture
    }

    @Test(arguments: seeds) func whatAnAgentWroteIsNeverLost(seed: UInt64) throws {
        let fixture = try Self.fixture(seed)
        var generator = SeededGenerator(seed: seed)
        var deck = AgentTrace.allCases.shuffled(using: &generator)
        var number = 0
        while !deck.isEmpty {
            number += 1
            let hand = Set(deck.prefix(Int.random(in: 1...Self.handMax, using: &generator)))
            deck.removeAll { hand.contains($0) }
            try play(hand, "t-\(number)", fixture, "seed \(seed), \(hand)")
        }
        #expect(try SystemDisk().readAll(fixture.repository.scratch.path("outside"), bytesMax: 99).count == 8)
    }

    private func play(_ hand: Set<AgentTrace>, _ task: String, _ fixture: KeeperFixture, _ what: String) throws {
        let worktree = try fixture.create(task, run: "run-\(task)")
        var contents: [String] = []
        var words: Set<String> = []
        for trace in AgentTrace.allCases where hand.contains(trace) {
            // A second operation cannot be begun.
            if trace == .rebase, hand.contains(.merge) { continue }
            contents += try trace.leave(in: worktree, fixture)
            words.formUnion(trace.words)
        }
        let before = try FolderSnapshot(of: worktree.path)
        let finding = fixture.keeper.check(worktree, worker: .none)
        let named = Set(finding.verdict.reasons.map(\.word))
        #expect(named.isSuperset(of: words), "\(what): \(finding.verdict.text)")
        #expect(!named.contains("undetermined"), "\(what): \(finding.verdict.text)")
        let removal = try fixture.keeper.remove(worktree, worker: .none)
        if words.isEmpty {
            #expect(removal.operation.kind == .known(.remove), "\(what)")
            #expect(try !fixture.exists(worktree.path), "\(what)")
            return
        }
        #expect(removal.operation.kind == .known(.preserve), "\(what)")
        #expect(try FolderSnapshot(of: worktree.path) == before, "\(what)")
        let discarded = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none)
        #expect(try !fixture.exists(worktree.path), "\(what)")
        #expect(discarded.rescued != nil, "\(what)")
        let reachable = try fixture.reachable()
        for content in contents {
            #expect(reachable.contains(try fixture.blob(content)), "\(what): \(content.prefix(80))")
        }
        #expect(try fixture.repository.git("fsck", "--connectivity-only", "--no-dangling").isEmpty, "\(what)")
    }
}
