import Journal
import Platform
import Testing

@testable import Supervision

@Suite struct DaemonArgumentsTests {
    private func read(
        _ words: String...,
        environment: [String: String] = ["HOME": "/home/me"]
    ) throws -> DaemonArguments {
        try DaemonArguments(words, environment: Environment(environment))
    }

    @Test func withoutWordsItStartsTheDaemonOfThePersonalHome() throws {
        let read = try read()
        #expect(read.verb == .start && read.plan.home.root == "/home/me/.roost")
        #expect(try self.read(environment: ["ROOST_HOME": "/h", "HOME": "/home/me"]).plan.home.root == "/h")
    }

    @Test func whatASuccessorIsGivenReadsBack() throws {
        var plan = DaemonPlan(home: HomePaths(root: "/h"), environment: Environment([:]))
        plan.workers = 4
        plan.isPaused = true
        let words = ["--detached", "--home", "/h"] + plan.arguments(asSuccessorOf: 7)
        let read = try DaemonArguments(words, environment: Environment([:]))
        #expect(read.verb == .detached && read.plan.predecessor == 7)
        #expect(read.plan.workers == 4 && read.plan.isPaused && !read.plan.isInForeground)
        #expect(try self.read("--foreground").plan.isInForeground)
    }

    @Test(arguments: [
        ["--workers"], ["--workers", "many"], ["--workers", "-1"], ["--home", ""], ["-x"], ["--after", "0"],
    ])
    func whatIsNotUnderstoodIsRefused(words: [String]) {
        #expect(throws: DaemonArguments.Fault.self) {
            try DaemonArguments(words, environment: Environment(["HOME": "/home/me"]))
        }
    }

    @Test func withoutAHomeThereIsNone() {
        #expect(throws: DaemonArguments.Fault.self) { try DaemonArguments([], environment: Environment([:])) }
    }
}
