import Testing

@testable import Settings

@Suite struct SettingAgentsTests {
    private func problems(_ text: String, by authority: SettingAuthority = .user) -> [String] {
        SettingsText(Array(text.utf8), path: "config.toml", authority: authority).problems.map(\.description)
    }

    @Test(arguments: [
        ("kind = \"clade\"", "1:8: agents.a.kind takes"), ("runs_max = 0", "1:12: agents.a.runs_max takes"),
        ("arguments = \"-v\"", "1:13: agents.a.arguments takes a list of arguments"),
        ("environment = [\"A B=1\"]", "1:15: agents.a.environment takes a list of variables"),
        ("environment_only = [\"A=1\"]", "1:20: agents.a.environment_only takes a list of names"),
        ("tools = [\"Read,Write\"]", "1:9: agents.a.tools takes a list of tools"),
        ("tools = [3]", "1:9: agents.a.tools takes a list of tools"),
        ("skip_permissions = \"yes\"", "1:20: agents.a.skip_permissions takes true or false"),
    ]) func whatIsWrongIsToldWithItsPlace(line: String, told: String) {
        let name = line.prefix { $0 != " " }
        let text = "agents.a.\(line)"
        let place = told.split(separator: ":").map(String.init)
        let column = (Int(place[1]) ?? 0) + "agents.a.".count
        let found = problems(text)
        #expect(found.count == 1, "\(name)")
        #expect(
            found.first?.hasPrefix("config.toml:1:\(column):\(place[2...].joined(separator: ":"))") == true,
            "\(found)"
        )
    }

    @Test func aRepositoryMayChooseAModelAndNothingElse() {
        for row in Setting.ofAgents where row.name != "agents.*.model" {
            let name = row.name.split(separator: "*").joined(separator: "a")
            let (table, last) = ("\(row.path[0]).a", row.path[2])
            #expect(
                problems("[\(table)]\n\(last) = 1", by: .repository) == [
                    "config.toml:2:1: a repository may not set \(name)"
                ]
            )
        }
        #expect(problems("agents.a.model = \"opus\"", by: .repository) == [])
    }

    @Test func whichNamesAreSetIsKnown() {
        var settings = Settings()
        let text = "agents.b.model = \"x\"\nagents.a.runs_max = 2\naccounts.c.runs_max = 1"
        let problems = settings.take(SettingsText(Array(text.utf8), path: "config.toml", authority: .user))
        #expect(problems == [] && settings.names(in: "agents") == ["a", "b"])
        #expect(settings.names(in: "accounts") == ["c"] && settings.names(in: "run") == [])
    }
}
