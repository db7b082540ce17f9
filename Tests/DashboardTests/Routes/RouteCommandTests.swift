import Asking
import Testing

@testable import Dashboard

@Suite struct RouteCommandTests {
    private func values(_ parameters: [RouteParameter], _ query: String) throws -> RouteValues {
        try RouteValues(
            parameters,
            path: ["id": "--unredacted"],
            target: HTTPTarget("/?\(query)"),
            body: [],
            isPosted: false
        )
    }

    @Test func wordsStandWhereNoneIsTakenForAnOption() throws {
        let parameters = [
            RouteParameter("q", .text, as: .word, "Words"),
            RouteParameter("in", .choices(["a"]), as: .option("--in"), "x"),
            RouteParameter("active", .flag, as: .option("--active"), "x"),
        ]
        let given = try values(parameters, "q=--raw&in=a&active=1")
        let line = RouteCommand("search", limit: "--limit").words(given, parameters, rowsMax: 5, as: "jsonl")
        #expect(
            line.arguments == ["search", "--in=a", "--active", "--limit=5", "--output=jsonl", "--", "--raw"]
        )
    }

    @Test func whatIsLongIsReadOnStandardInput() throws {
        let parameters = [RouteParameter("query", .text, as: .input, "x")]
        let line = RouteCommand("sql").words(try values(parameters, "query=SELECT+1"), parameters, rowsMax: 9, as: nil)
        #expect(line.arguments == ["sql", "--", "-"] && line.input == Array("SELECT 1".utf8))
    }

    @Test func severalValuesMakeOneName() throws {
        let parameters = [RouteParameter("session", .id, "x"), RouteParameter("number", .integer(1...9), "x")]
        let given = try values(parameters, "session=bbbbbb&number=4")
        let command = RouteCommand("decision", "show", joined: ["session", "number"])
        #expect(command.words(given, parameters, rowsMax: nil, as: nil).arguments.suffix(2) == ["--", "bbbbbb/4"])
    }
}
