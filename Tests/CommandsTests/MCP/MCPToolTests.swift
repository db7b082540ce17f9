import JSON
import Testing

@testable import Commands

@Suite struct MCPToolTests {
    static let all = MCPTool.reading + MCPTool.acting

    private static let texts = ["cursor": "7", "since": "today", "until": "now", "month": "2026-11", "budget": "2.50"]

    /// Something that fits.
    private func value(of parameter: MCPParameter) -> JSONValue {
        switch parameter.kind {
        case .text: .string(Self.texts[parameter.name] ?? "gh-1")
        case .choice(let words): .string(words[0])
        case .texts: ["gh-1", "gh-2"]
        case .choices(let words): .array(words.map { .string($0) })
        case .integer(let bounds): .integer(Int64(bounds.upperBound))
        case .flag: true
        }
    }

    private func tool(_ name: String) throws -> MCPTool { try #require(Self.all.first { $0.name == name }) }

    private func line(_ name: String, _ arguments: JSONObject) throws -> [String] {
        try tool(name).commandLine(arguments).arguments
    }

    private func misuse(_ name: String, _ arguments: JSONObject) throws -> String? {
        let tool = try tool(name)
        do throws(MCPMisuse) {
            _ = try tool.commandLine(arguments)
            return nil
        } catch { return error.text }
    }

    /// So that an option which is renamed or gone is missed here.
    @Test(arguments: all.map(\.name))
    func whateverIsGivenIsACommandLineOfItsCommand(name: String) throws {
        let tool = try tool(name)
        for parameter in tool.parameters {
            var arguments = JSONObject()
            for needed in tool.parameters where needed.isRequired { arguments[needed.name] = value(of: needed) }
            arguments[parameter.name] = value(of: parameter)
            // A place of the logs is none of ours.
            if tool.rows == .log { arguments["cursor"] = nil }
            let words = try tool.commandLine(arguments).arguments
            guard case .run(let parsed, _) = try CommandLineParser(.roost).parse(words) else {
                Issue.record("\(words) asks for help")
                continue
            }
            #expect(parsed.path == tool.path)
        }
    }

    @Test func wordsOfAModelAreNeverTakenForOptions() throws {
        let words = try line("logs_tail", ["target": "--unredacted", "source": "backend", "limit": 5])
        let expected = ["--source=backend", "--tail=5", "--cursor", "--output=jsonl", "--", "--unredacted"]
        #expect(words == ["logs"] + expected)
        #expect(
            try line("search", ["text": "-x", "since": "--unredacted"])
                == ["search", "--since=--unredacted", "--limit=51", "--output=jsonl", "--", "-x"]
        )
    }

    @Test func whatMayBeLongGoesOverStandardInput() throws {
        let query = try tool("sql_readonly").commandLine(["query": "SELECT 1"])
        #expect(query.arguments == ["sql", "--output=jsonl", "--", "-"] && query.input == "SELECT 1")
        let added: MCPCommandLine = try tool("task_add").commandLine([
            "text": "-do it", "hold": true, "after": ["a", "b"],
        ])
        #expect(added.arguments == ["task", "add", "--after=a", "--after=b", "--hold", "--output=jsonl", "--", "-"])
        #expect(added.input == "-do it")
    }

    @Test func theCommandIsAskedForOneRowMoreThanIsShown() throws {
        #expect(try line("why", ["subject": "gh-1"]).contains("--limit=51"))
        #expect(try line("why", ["subject": "gh-1", "limit": 10, "cursor": "30"]).contains("--limit=41"))
        #expect(
            try tool("why").commandLine(["subject": "x", "limit": 10, "cursor": "30"]).window == .first(10, after: 30)
        )
        #expect(try tool("logs_tail").commandLine(["cursor": "abc"]).window == .last(50, after: "abc"))
        #expect(try line("logs_tail", ["cursor": "abc"]).contains("--after-cursor=abc"))
    }

    @Test func whatIsWrongIsSaid() throws {
        #expect(try misuse("why", [:])?.hasPrefix("\"subject\" is missing") == true)
        #expect(try misuse("why", ["subject": .null])?.hasPrefix("\"subject\" is missing") == true)
        #expect(
            try misuse("why", ["subject": "x", "deep": 1]) == "why takes no \"deep\"; it takes subject, limit, cursor"
        )
        #expect(
            try misuse("why", ["subject": "x", "cursor": "-1"])?.contains("none that an answer of why gave") == true
        )
        #expect(try misuse("worker_stop", ["worker": "w", "now": "yes"]) == "\"now\" is to be true or false")
        #expect(try misuse("why", ["subject": "x", "limit": .null]) == nil)
    }

    @Test func flagsAndWordsOfDirectivesStandInTheirOrder() throws {
        #expect(
            try line("worker_stop", ["now": true, "worker": "w-1"])
                == ["directive", "--output=jsonl", "--", "stop-worker", "w-1", "now"]
        )
        #expect(
            try line("worker_steer", ["text": "go on", "worker": "w-1"])
                == ["directive", "--output=jsonl", "--", "steer", "w-1", "go on"]
        )
    }

    @Test func namesAreUniqueAndOnlyReadersSayThatTheyRead() throws {
        #expect(Set(Self.all.map(\.name)).count == Self.all.count)
        for tool in Self.all {
            let isReader = MCPTool.reading.contains { $0.name == tool.name }
            #expect(tool.json["annotations"]?["readOnlyHint"] == .bool(isReader), "\(tool.name)")
            #expect(tool.json["annotations"]?["destructiveHint"] == .bool(tool.name == "worker_stop"))
            #expect(tool.name.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (97...122).contains($0) })
        }
    }

    @Test func theSchemaNamesWhatIsRequiredAndTakesNothingElse() throws {
        let schema = try #require(try tool("run_diff").json["inputSchema"])
        #expect(schema["required"] == ["a", "b"] && schema["additionalProperties"] == false)
        #expect(schema["properties"]?.objectValue?.keys == ["a", "b", "differing", "limit", "cursor"])
        #expect(try tool("fleet_status").json["inputSchema"]?["required"] == nil)
    }
}
