import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@Suite struct WebCommandTests {
    @Test func anAgentIsNotLetIn() throws {
        let trial = try WebTrial()
        let result = try trial.web("--print-url").environment(["ROOST_RUN": "run-1"]).run()
        #expect(result.exitCode == 6 && result.stdout.isEmpty)
        #expect(result.stderr.contains("an agent is not let in"))
        #expect(try !trial.disk.exists(trial.folder.path))
    }

    @Test(arguments: ["--open", "--read-only", "--print-url", "--new-token", "--port=80"])
    func whatContradictsItselfIsNotDone(_ other: String) throws {
        let trial = try WebTrial(for: "contradiction")
        let result = try trial.web("--stop", other).run()
        #expect(result.exitCode == 2 && result.stderr.contains("--stop and \(other.prefix { $0 != "=" })"))
    }

    @Test(arguments: ["0", "65536", "http"])
    func aPortThatIsNoneIsNotTaken(_ port: String) throws {
        let trial = try WebTrial(for: "noPort")
        #expect(try trial.web("--port", port).run().exitCode == 2)
    }

    @Test func whatIsServedIsShownWhoeverServesIt() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .person)
        for arguments in [[], ["--read-only"], ["--read-only", "--port", "8471"]] {
            let result = try trial.runs.roost(["web"] + arguments).run()
            #expect(result.exitCode == 0 && result.stdout.hasPrefix("http://127.0.0.1:8471/login#code="))
        }
        _ = consume right
    }

    @Test func whatAPersonServesOtherwiseIsNotTakenFromThem() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .person)
        let result = try trial.web("--port", "9000").run()
        #expect(result.exitCode == 6 && result.stdout.isEmpty)
        #expect(result.stderr.contains("http://127.0.0.1:8471/\n  end that one first: roost web --stop"))
        _ = consume right
    }

    @Test func withAnotherTokenNobodyIsLoggedInAnyMore() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .daemon)
        let old = try WebToken.readOrMake(in: trial.folder, on: trial.disk)
        let before = WebTrial.code(in: try trial.web().run().stdout)
        let result = try trial.web("--new-token").run()
        #expect(result.exitCode == 0 && result.stderr.contains("has to log in again"))
        #expect(try WebToken.read(in: trial.folder, on: trial.disk) != old)
        #expect(try !trial.isGood(before))
        #expect(try trial.isGood(WebTrial.code(in: result.stdout)))
        _ = consume right
    }

    @Test func aHomeThatOthersMayReadIsNotServedFrom() throws {
        let trial = try WebTrial()
        try trial.folder.secure(on: trial.disk)
        #expect(try CommandTester(tool: "chmod").arguments("755", trial.folder.path).run().exitCode == 0)
        let result = try trial.web("--json").run()
        #expect(result.exitCode == 8 && result.stderr.contains(#""code":"not_private""#))
    }
}
