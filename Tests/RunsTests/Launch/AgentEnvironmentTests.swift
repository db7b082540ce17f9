import Domain
import Journal
import Platform
import Runs
import Testing

@Suite struct AgentEnvironmentTests {
    private func values(_ caller: [String: String], given: [String: String] = [:]) -> [String: String] {
        AgentEnvironment.values(caller: Environment(caller), given: given, folder: "/folder")
    }

    @Test(arguments: [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID",
        "INVOCATION_ID", "JOURNAL_STREAM", "SWIFT_BACKTRACE", "CLAUDECODE", "CLAUDE_CODE_ENTRYPOINT", "OLDPWD", "_",
        "ROOST_HOME", "ROOST_RUN", "ROOST_VERBOSE", "ROOST_ANYTHING",
    ]) func whatWouldMisleadIsLeftOut(name: String) {
        #expect(values([name: "x", "PATH": "/bin"]) == ["PATH": "/bin", "PWD": "/folder"])
        #expect(AgentEnvironment.ownNames.contains(name) || values([:], given: [name: "y"])[name] == "y")
    }

    @Test(arguments: ["HOME", "LANG", "GIT_AUTHOR_NAME", "GIT_CONFIG_COUNT", "ANTHROPIC_API_KEY", "ROOSTER", "TERM"])
    func theRestIsPassedOn(name: String) { #expect(values([name: "x"])[name] == "x") }

    @Test func theFolderAndThePathAreAlwaysSet() {
        #expect(values(["PWD": "/elsewhere"]) == ["PATH": "/usr/local/bin:/usr/bin:/bin", "PWD": "/folder"])
    }

    @Test func whatIsGivenStandsOverTheCallersAndThatOverTheUsual() {
        let values = AgentEnvironment.values(
            caller: Environment(["A": "caller", "B": "caller", "PATH": "/bin"]),
            usual: ["A": "usual", "C": "usual"],
            given: ["B": "given", "PWD": "/given"],
            folder: "/folder"
        )
        #expect(values == ["A": "caller", "B": "given", "C": "usual", "PATH": "/bin", "PWD": "/given"])
    }

    @Test func onATerminalOfItsOwnTheSizeOfOursMeansNothing() {
        let caller = Environment(["COLUMNS": "300", "LINES": "9", "TERM": "dumb", "PATH": "/bin"])
        let values = AgentEnvironment.values(caller: caller, folder: "/folder", isOnTerminal: true)
        #expect(values == ["TERM": "xterm-256color", "PATH": "/bin", "PWD": "/folder"])
        let linux = AgentEnvironment.values(caller: Environment(["TERM": "linux"]), folder: "/", isOnTerminal: true)
        #expect(linux["TERM"] == "linux")
    }

    @Test func theRunIsMarkedInIt() throws {
        let run = RunID.mint(at: WallTime(nanoseconds: 0), random: 0)
        let home = HomePaths(root: "/h")
        let task = try TaskID("gh-1")
        let values = AgentEnvironment.marked(
            ["ROOST_RUN": "x", "A": "b"],
            run: run,
            task: task,
            home: home,
            paths: home.run(run, of: task)
        )
        #expect(
            values == [
                "A": "b", "ROOST_RUN": run.text, "ROOST_TASK": "gh-1", "ROOST_HOME": "/h",
                "ROOST_RUN_DIR": "/h/runs/gh-1/\(run.text)",
            ]
        )
    }
}
