import Commands
import Platform
import Settings
import TestSupport
import Testing

@Suite struct InvocationTests {
    private func invocation(
        of command: Command = SampleTable.logs,
        _ values: ParsedValues = ParsedValues(),
        _ variables: [String: String] = [:]
    ) -> Invocation {
        Invocation(
            of: command,
            values,
            table: SampleTable.table,
            environment: Environment(variables),
            console: RecordingConsole().console
        )
    }

    @Test func whatWasNotGivenIsNotThere() {
        let invocation = invocation()
        #expect(invocation[SampleTable.tail] == nil)
        #expect(invocation[all: SampleTable.label].isEmpty)
        #expect(invocation[all: SampleTable.target].isEmpty)
        #expect(!invocation[SampleTable.follow])
        #expect(invocation.rest.isEmpty)
        #expect(invocation.format == .table)
    }

    @Test func valuesHaveTheTypeOfTheirKey() throws {
        let invocation = try SampleLine.invocation("logs", "-S", "2h", "--order", "largest", "r")
        #expect(invocation[SampleTable.since] == .seconds(7_200))
        #expect(invocation[SampleTable.order] == .largest)
        #expect(invocation.required(SampleTable.target) == "r")
    }

    @Test func theShortWordForJSONStandsOverAFormat() throws {
        #expect(try SampleLine.invocation("logs", "r", "--json", "-o", "csv").format == .json)
        #expect(try SampleLine.invocation("logs", "r", "-o", "jsonl").format == .jsonl)
    }

    @Test func theHomeIsNamedByTheOptionTheVariableOrThePerson() throws {
        var given = ParsedValues()
        given.set(GlobalOption.home.row, to: "/a")
        #expect(try invocation(given, ["ROOST_HOME": "/b", "HOME": "/c"]).home() == "/a")
        #expect(try invocation(ParsedValues(), ["ROOST_HOME": "/b", "HOME": "/c"]).home() == "/b")
        #expect(try invocation(ParsedValues(), ["ROOST_HOME": "", "HOME": "/c"]).home() == "/c/.roost")
        #expect(throws: CommandError.self) { try invocation().home() }
    }

    @Test func anEmptyHomeIsRefusedRatherThanTakenForTheRoot() {
        #expect(
            SampleLine.fault("logs", "r", "--home", "") == .badValue("", of: "--home", ValueFault(expected: "a path"))
        )
    }

    @Test func settingsAreThoseOfTheFolder() throws {
        try TemporaryHome.with { home in
            let disk = SystemDisk()
            try disk.createFile(home.path("config.toml"), with: Array("run.drain = \"1s\"".utf8))
            try disk.makeFolders(home.path("work/.roost"))
            try disk.createFile(home.path("work/.roost/config.toml"), with: [])
            let invocation = invocation(of: SampleTable.logs, ParsedValues(), ["ROOST_HOME": home.path])
            let settings = try invocation.settings(in: home.path("work"))
            #expect(settings[Setting.drain] == .seconds(1))
            #expect(settings.files.map(\.state) == [.read, .passedOver(.unknown)])
        }
    }

    @Test func wrongSettingsAreAnErrorOfTheCommand() throws {
        try TemporaryHome.with { home in
            try SystemDisk().makeFolders(home.path("config.toml"))
            let invocation = invocation(of: SampleTable.logs, ParsedValues(), ["ROOST_HOME": home.path])
            let path = FilePath.resolved(home.path) + "/config.toml"
            #expect(throws: CommandError.settings(.notFile(path))) { try invocation.settings(in: home.path) }
        }
    }
}
