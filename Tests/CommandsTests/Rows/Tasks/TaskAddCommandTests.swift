import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Commands

/// The real program against a real desk.
@Suite struct TaskAddCommandTests {
    private func wish(_ scene: TaskScene) throws -> TaskWish {
        guard case .addTask(let wish) = scene.directive else {
            Issue.record("no task was added")
            return TaskWish()
        }
        return wish
    }

    @Test func theWordsAreTheTextAndTheIDIsForScripts() throws {
        let scene = try TaskScene()
        let added = try scene.roost("add", "Fix", "the parser", "--agent", "shell")
        #expect(added.exitCode == 0, "\(added.stderr)")
        #expect(added.stdout == "manual-007\n" && added.stderr == "roost: add-task: manual-007\n")
        var expected = TaskWish()
        expected.text = "Fix the parser"
        expected.agent = "shell"
        #expect(try wish(scene) == expected)
        let json = try scene.roost("add", "x", "-o", "json").stdout
        #expect(json.contains(#""schema":"roost.task/1","task":"manual-007","title":"Fix it","status":"detected""#))
        #expect(try scene.roost("add", "x", "-o", "csv").stdout.hasPrefix("task,title,status,held,"))
        try scene.desk.end()
    }

    @Test func allThatIsSaidReachesTheDaemon() throws {
        let scene = try TaskScene()
        let added = try scene.roost(
            "add",
            "--id=gh-7",
            "--title=T",
            "--priority=-2",
            "--agent=codex",
            "--repo=.",
            "--base=develop",
            "--after=gh-1",
            "--after=gh-2",
            "--scope=src/a",
            "--scope=docs",
            "--model=m",
            "--timeout=1500ms",
            "--steps=planner,work,review",
            "--attempts=5",
            "--account=own",
            "--hold",
            "do",
            "it"
        )
        #expect(added.exitCode == 0, "\(added.stderr)")
        var expected = TaskWish()
        expected.id = try TaskID("gh-7")
        expected.title = "T"
        expected.priority = -2
        expected.agent = "codex"
        expected.text = "do it"
        expected.repository = FilePath.resolved(scene.home.path)
        expected.base = "develop"
        expected.after = [try TaskID("gh-1"), try TaskID("gh-2")]
        expected.scope = ["src/a", "docs"]
        expected.model = "m"
        expected.timeoutSeconds = 2
        expected.steps = [.planner, .work, .review]
        expected.attemptsMax = 5
        expected.account = "own"
        expected.isHeld = true
        #expect(try wish(scene) == expected)
        try scene.desk.end()
    }

    @Test func theRepositoryIsThatOfTheFolderUnlessNamed() throws {
        let scene = try TaskScene()
        let repository = try ScratchRepository(for: "task-add")
        let folder = repository.path("folder")
        #expect(try scene.roost("add", "x", in: folder).exitCode == 0)
        #expect(try wish(scene).repository == repository.root)
        #expect(try scene.roost("add", "x", "--repo", "/elsewhere", in: folder).exitCode == 0)
        #expect(try wish(scene).repository == "/elsewhere")
        try scene.desk.end()
    }

    @Test func theTextComesFromAFileOrAPipe() throws {
        let scene = try TaskScene()
        try SystemDisk().createFile(scene.home.path("plan.md"), with: Array("From ä file\n".utf8))
        #expect(try scene.roost("add", "-f", "plan.md").exitCode == 0)
        #expect(try wish(scene).text == "From ä file\n")
        for arguments in [["add", "-"], ["add", "-f", "-"]] {
            let home = scene.home.path
            let added = try TaskScene.roost(arguments, home: home, in: home, input: "from a pipe")
            #expect(added.exitCode == 0)
            #expect(try wish(scene).text == "from a pipe")
        }
        let missing = try scene.roost("add", "-f", "none.md")
        #expect(missing.exitCode == 1 && missing.stderr.contains("none.md"))
        try scene.desk.end()
    }

    @Test func whatIsWrongNeedsNoDaemonToBeTold() throws {
        let home = try TemporaryHome()
        let roost = { (arguments: [String]) in
            try TaskScene.roost(["add"] + arguments, home: home.path, in: home.path)
        }
        let wrong = [
            [], [" "], ["-f", "a", "b"], ["--steps", "work,think", "x"], ["--priority", "high", "x"],
            ["--id", "../x", "x"], ["--attempts", "0", "x"], ["--after", "a b", "x"],
        ]
        for arguments in wrong { #expect(try roost(arguments).exitCode == 2, "\(arguments)") }
        #expect(try roost([]).stderr.contains("TEXT is missing: what is to be done"))
        #expect(try roost(["--steps", "plan", "x"]).stderr.contains("did you mean planner?"))
    }

    @Test func withoutADaemonItEndsWithThree() throws {
        let home = try TemporaryHome()
        let result = try TaskScene.roost(["add", "x"], home: home.path, in: home.path)
        #expect(result.exitCode == 3 && result.stdout == "")
        #expect(result.stderr.contains("no daemon listens at") && result.stderr.contains("roost start"))
    }

    @Test func whatIsRefusedSaysWhatToDo() throws {
        let scene = try TaskScene(act: { _, _ in .refused(.badRequest, "there is no agent", hint: "choose one") })
        let refused = try scene.roost("add", "x")
        #expect(refused.exitCode == 2 && refused.stdout == "")
        #expect(refused.stderr == "roost: there is no agent\n  choose one\n")
        try scene.desk.end()
    }
}
