import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct CheckpointSearchTests {
    private static let secret = "correct-horse-battery"

    private let scene: EraseScene
    private let run: RunPaths

    init() throws {
        scene = try EraseScene(for: "CheckpointSearchTests")
        let root = scene.repository.root
        let prepared = try scene.home.fixture.prepare {
            $0.runtime = StepRuntime(repoRoot: root, worktreePath: root)
        }
        var writer = try scene.home.fixture.open(prepared.paths)
        try writer.start()
        try scene.home.end(&writer)
        run = prepared.paths
        try scene.checkpoint(run, seq: 1, holding: "nothing\n")
        try scene.checkpoint(run, seq: 2, holding: String(repeating: "line\n", count: 40_000) + Self.secret)
        try scene.checkpoint(run, seq: 3, holding: Base64.encode(Array("x\(Self.secret)y".utf8)))
    }

    private var name: String { "refs/roost/\(FilePath.name(of: run.directory))" }

    @Test func theRefsOfCommitsThatHoldItGo() throws {
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: Array(Self.secret.utf8))
        #expect(findings.refs == [.init(repository: scene.repository.root, refs: ["\(name)/2", "\(name)/3"])])
        #expect(try erasing.erase(findings, .secret(Array(Self.secret.utf8), key: scene.key)) == [])
        #expect(try scene.refs() == ["\(name)/1"])
    }

    @Test func allRefsOfARunThatIsErasedGo() throws {
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: run)
        #expect(findings.refs.flatMap(\.refs).count == 3)
        #expect(try erasing.erase(findings, .run(RunID(FilePath.name(of: run.directory)))) == [])
        #expect(try scene.refs() == [])
    }

    @Test func aRepositoryThatIsGoneIsNamed() throws {
        try SystemDisk().rename(scene.repository.root, to: scene.repository.root + ".away")
        var search = CheckpointSearch(
            SecretSearch(Array(Self.secret.utf8)),
            in: scene.repository.environment,
            on: SystemDisk()
        )
        search.look(at: [run])
        #expect(search.refs == [] && search.left.map(\.path) == [scene.repository.root])
    }
}
