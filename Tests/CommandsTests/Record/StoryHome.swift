import Domain
import Journal
import Platform
import Store
import TestSupport

/// A home whose record tells the story, and `roost` in it.
final class StoryHome: Sendable {
    static let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let scratch: TemporaryHome

    init(for test: String, _ story: StoryScript = StoryScript()) throws {
        scratch = try TemporaryHome(for: test)
        try add(story.index)
        let index = try index()
        let conversations = try ConversationsFile(paths.conversations, on: SystemDisk()).open(
            beside: index,
            at: Self.now
        )
        try conversations.write { () throws(StoreError) in try conversations.runScript(story.said) }
    }

    private var paths: RecordPaths { RecordPaths(home: HomePaths(root: scratch.path)) }

    private func index() throws -> Connection {
        try IndexSchema.current.open(paths.index, for: .create, on: SystemDisk(), at: Self.now)
    }

    /// Writes what a test wants to be there as well.
    func add(_ script: String) throws {
        let index = try index()
        try index.write { () throws(StoreError) in try index.runScript(script) }
    }

    func tester(_ arguments: [String]) throws -> CommandTester {
        try CommandTester("roost").arguments(arguments).folder(scratch.path)
            .environment(["ROOST_HOME": scratch.path, "TZ": "UTC"])
    }

    func roost(_ arguments: String...) throws -> CommandResult { try tester(arguments).run() }
}
