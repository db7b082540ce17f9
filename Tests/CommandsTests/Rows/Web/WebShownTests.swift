import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@Suite struct WebShownTests {
    @Test func eachAddressLetsOneBrowserInOnce() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .daemon)
        let first = WebTrial.code(in: try trial.web().run().stdout)
        let second = WebTrial.code(in: try trial.web().run().stdout)
        #expect(first != second)
        #expect(try trial.isGood(second))
        #expect(try trial.isGood(first))
        #expect(try !trial.isGood(first))
        _ = consume right
    }

    @Test func theAddressIsTheOnlyDataAndCanStandAlone() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .daemon)
        let told = try trial.web().run()
        #expect(told.stdout.split(separator: "\n").count == 1)
        #expect(told.stderr.contains("one login within two minutes; it only shows; served until: roost web --stop"))
        let alone = try trial.web("--print-url").run()
        #expect(alone.stdout.hasPrefix("http://") && alone.stderr.isEmpty)
        _ = consume right
    }

    @Test func whoIsElsewhereIsToldHowToComeNearer() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .daemon)
        let told = try trial.web().environment(["SSH_CONNECTION": "192.0.2.7 50000 192.0.2.8 22"]).run()
        #expect(told.stderr.contains("ssh -L 8471:127.0.0.1:8471"))
        _ = consume right
    }

    @Test func programsGetAnObject() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .person)
        let result = try trial.web("-o", "json").run()
        let object = try #require(try JSONReader.read(Array(result.stdout.utf8)).objectValue)
        #expect(object.fields.map(\.key) == ["schema", "url", "port", "pid", "isReadOnly", "startedBy"])
        #expect(object["schema"] == "roost.web/1" && object["port"] == 8471 && object["startedBy"] == "person")
        #expect(object["pid"]?.integerValue == Int64(ProcessIdentity.ownPID) && object["isReadOnly"] == true)
        #expect(object["url"]?.stringValue?.hasPrefix("http://127.0.0.1:8471/login#code=") == true)
        #expect(result.stderr.isEmpty)
        _ = consume right
    }

    @Test func theBrowserOfADesktopIsSentThere() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .daemon)
        let seen = trial.runs.scratch.path("seen")
        let script = "printf '%s' \"$*\" > '\(seen).part'; mv '\(seen).part' '\(seen)'"
        var environment = try trial.runs.program("xdg-open", script)
        environment["DISPLAY"] = ":0"
        let result = try trial.web("--open", "--print-url").environment(environment).run()
        #expect(result.exitCode == 0 && result.stderr.isEmpty)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try trial.disk.exists(seen) })
        #expect(try trial.runs.text(seen) + "\n" == result.stdout)
        _ = consume right
    }

    @Test func whereThereIsNoDesktopThatIsSaid() throws {
        let trial = try WebTrial()
        let right = try trial.pretend(by: .daemon)
        let none = try trial.web("--open").run()
        #expect(none.exitCode == 0 && none.stdout.hasPrefix("http://"))
        #expect(none.stderr.contains("there is no desktop here"))
        let lacking = try trial.web("--open").environment(["WAYLAND_DISPLAY": "w", "PATH": "/nowhere"]).run()
        #expect(lacking.exitCode == 0 && lacking.stderr.contains("xdg-open is not there"))
        _ = consume right
    }
}
