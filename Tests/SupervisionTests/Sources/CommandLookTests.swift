import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct CommandLookTests {
    private func findings(_ script: String, timeout: Duration = .seconds(30)) throws -> SourceFindings {
        try TemporaryHome.with { home in
            try Programs.make(home.path("next"), "#!/bin/sh\n\(script)\n")
            var setup = SourceSetup("mine", .command)
            setup.command = [home.path("next"), "word"]
            setup.timeout = timeout
            let environment = Environment(["PATH": "/usr/bin:/bin"])
            return try CommandLook(setup: setup, environment: environment, home: home.path).findings()
        }
    }

    @Test func aListAndLinesAreReadAlike() throws {
        let one = #"{"id":"a-1","title":"One","text":"Do one.","priority":3,"labels":["x"],"url":"https://e.org/1"}"#
        let two = #"{"id":2,"text":"Only a text"}"#
        for script in ["echo '[\(one),\(two)]'", "echo '\(one)'; echo; echo '\(two)'"] {
            let items = try findings(script).items
            #expect(items.map(\.task.text) == ["a-1", "2"])
            #expect(items[0].title == "One" && items[0].text == "Do one." && items[0].priority == 3)
            #expect(items[0].labels == ["x"] && items[0].url == "https://e.org/1")
            #expect(items[1].title == "Only a text")
        }
        #expect(try findings("exit 0").items == [])
    }

    @Test func whatIsNoTaskIsToldAndTheOthersAreTaken() throws {
        let found = try findings(#"echo '[{"id":"a b","title":"x"},{"title":"y"},{"id":"c"},{"id":"d","title":"z"}]'"#)
        #expect(found.items.map(\.task.text) == ["d"])
        #expect(found.problems.count == 3)
    }

    @Test(arguments: ["echo no json", "echo >&2 broken; exit 3", "exec sleep 60"])
    func aProgramThatFailsIsTold(_ script: String) {
        #expect(throws: SourceTrouble.self) { try findings(script, timeout: .seconds(1)) }
    }

    @Test func aProgramThatDoesNotEndItsOutputIsStopped() {
        #expect(throws: SourceTrouble.self) { try findings("exec yes") }
    }

    @Test func aProgramThatIsNotThereIsTold() {
        var setup = SourceSetup("mine", .command)
        setup.command = ["no-such-program-anywhere"]
        let look = CommandLook(setup: setup, environment: Environment([:]), home: "/")
        #expect(throws: SourceTrouble.self) { try look.findings() }
    }
}
