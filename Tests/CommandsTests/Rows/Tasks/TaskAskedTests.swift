import Control
import Domain
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskAskedTests {
    private func wish(_ arguments: String..., looksForRepository: Bool = false) throws -> TaskWish {
        let parsed = try CommandLineParser(.roost).parse(["task", "add"] + arguments)
        guard case .run(let command, let values) = parsed else { return TaskWish() }
        let invocation = Invocation(
            of: command,
            values,
            table: .roost,
            environment: Environment(["HOME": "/nowhere"]),
            console: RecordingConsole().console
        )
        return try TaskAsked.wish(invocation, looksForRepository: looksForRepository)
    }

    @Test func ofWhatIsNotNamedNothingIsSaid() throws {
        #expect(try wish() == TaskWish())
        var words = TaskWish()
        words.text = "one two"
        #expect(try wish("one", "two") == words)
    }

    @Test func aPartOfASecondIsAWholeOneAndAFolderIsAbsolute() throws {
        #expect(try wish("--timeout", "1ms").timeoutSeconds == 1)
        #expect(try wish("--timeout", "2m").timeoutSeconds == 120)
        #expect(try wish("--repo", "/").repository == "/")
        #expect(try wish("--repo", "none-such").repository == FilePath.resolved(".") + "/none-such")
    }

    @Test func theRepositoryIsLookedForOnlyWhereThatIsWanted() throws {
        #expect(try wish("x").repository == nil)
        let top = try Worktree.top(of: FilePath.resolved("."), on: SystemDisk())
        #expect(try wish("x", looksForRepository: true).repository == top)
    }
}
