import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunPathsTests {
    private func paths(_ root: String) throws -> RunPaths {
        RunPaths(
            runsRoot: root,
            task: try TaskID("gh-450"),
            run: try RunID("run-20261121-010203-456789-7k2mq9")
        )
    }

    @Test(arguments: [
        ("/h/runs", "/h/runs"), ("/h/runs/", "/h/runs"), ("/h/runs///", "/h/runs"), ("/", ""), ("//", ""),
        ("runs", "runs"),
    ])
    func slashesAtTheEndOfTheRootDoNotCount(_ root: String, _ expected: String) throws {
        #expect(try paths(root).directory == "\(expected)/gh-450/run-20261121-010203-456789-7k2mq9")
    }

    @Test func slashesAtTheEndOfADirectoryDoNotCount() {
        #expect(RunPaths(directory: "/h/runs/t/r//").workerLog == "/h/runs/t/r/worker.log")
        #expect(RunPaths(directory: "/").workerLog == "/worker.log")
    }

    @Test func theFilesHaveTheNamesOfTheFormat() {
        let paths = RunPaths(directory: "/r")
        let files = [
            paths.launch, paths.metadata, paths.prompt, paths.state, paths.beat, paths.workerLog, paths.streamIndex,
            paths.exit, paths.result, paths.digests, paths.checkpoints, paths.artifacts, paths.outcome,
            paths.log(of: .stdout), paths.log(of: .stderr),
        ]
        #expect(
            files == [
                "/r/launch.json", "/r/meta.json", "/r/prompt.txt", "/r/state.json", "/r/beat", "/r/worker.log",
                "/r/stream.idx", "/r/exit", "/r/result.json", "/r/digests", "/r/checkpoints", "/r/artifacts",
                "/r/artifacts/outcome.json", "/r/stdout.log", "/r/stderr.log",
            ]
        )
    }

    @Test func aRunIsBuiltBesideItsPlaceUnderAHiddenName() throws {
        let paths = try paths("/h/runs")
        #expect(paths.taskDirectory == "/h/runs/gh-450")
        #expect(paths.preparing == "/h/runs/gh-450/.run-20261121-010203-456789-7k2mq9.preparing")
    }

    @Test func theResultNamesThePathsInTheOrderOfTheContract() throws {
        let json = try paths("/h/runs").json
        #expect(
            json.keys == [
                "layoutVersion", "runsRootDir", "taskRunsDir", "runDir", "checkpointsDir", "artifactsDir", "metaPath",
                "statePath", "workerLogPath", "stdoutLogPath", "stderrLogPath",
            ]
        )
        #expect(json["runsRootDir"] == "/h/runs")
    }

    @Test func aHomeHasAPlaceForEachThing() throws {
        for root in ["/h", "/h/", "/h//"] {
            let home = HomePaths(root: root)
            #expect([home.root, home.runs, home.sessions] == ["/h", "/h/runs", "/h/sessions"])
            #expect(home.quarantine == "/h/quarantine")
            let session = home.session(try SessionID("ses-2026-11-21-a1b2c3"))
            #expect(session.directory == "/h/sessions/ses-2026-11-21-a1b2c3")
        }
        #expect(HomePaths(root: "/").runs == "/runs")
        let run = HomePaths(root: "/h").run(try RunID("r1"), of: try TaskID("t1"))
        #expect(run.directory == "/h/runs/t1/r1")
    }

    @Test(arguments: [
        ("a", "/b/a"), ("a/", "/b/a"), ("a/c//", "/b/a/c"), ("/a", "/a"), ("/a/", "/a"), ("/", "/"),
    ])
    func aRelativePathIsBelowItsBase(_ path: String, _ expected: String) {
        #expect(PathRules.resolve(path, below: "/b/") == expected)
    }

    @Test func theRootStaysTheRoot() {
        #expect(PathRules.trimmingTrailingSlashes("/") == "/")
        #expect(PathRules.trimmingTrailingSlashes("////") == "/")
        #expect(PathRules.join("/", "a") == "/a")
        #expect(PathRules.join("//", "a") == "/a")
        #expect(PathRules.join("/a/", "b") == "/a/b")
        #expect(PathRules.trimmingTrailingSlashes("/ü/") == "/ü")
    }
}
