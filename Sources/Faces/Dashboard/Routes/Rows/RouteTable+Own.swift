import Domain
import Queries

/// What the server answers by itself.
extension RouteTable {
    static let entering: [Route] = [
        Route(
            .post,
            "/login",
            "Let this browser in, by a code that is good once",
            [.text("code", isRequired: true, "As roost web gives it")],
            .own { desk, call throws(Problem) in try desk.letIn(call) }
        ),
        Route(.post, "/logout", "Forget this browser", [], .own { desk, call throws(Problem) in desk.letOut(call) }),
        Route(
            .get,
            "/openapi.json",
            "Describe these routes, as OpenAPI has it",
            [],
            .own { desk, call throws(Problem) in call.answer(desk.openAPI) }
        ),
    ]

    static let live: [Route] = [
        Route(
            .get,
            "/status",
            "Say who is at work and who needs a person",
            [],
            .own { desk, call throws(Problem) in desk.hub.answerStatus(call) }
        ),
        Route(
            .get,
            "/stream",
            "Tell what happens, as it happens: an event stream",
            [
                RouteParameter("topics", .text, "flock, run:ID, log:ID, with commas between them"),
                RouteParameter("after", .text, "The id of the last event that was seen"),
            ],
            .own { desk, call throws(Problem) in try desk.hub.follow(call) }
        ),
    ]

    private static let streams = RouteParameter("stream", .text, "out, err, run, with commas between them")

    static let questions: [Route] = [
        Route(
            .get,
            "/runs/{id}/log",
            "Give lines of a run by their numbers",
            [
                .id("a run", as: .own), RouteParameter("from", .integer(-1_000_000_000...1_000_000_000), "The first"),
                RouteParameter("count", .integer(1...1_000), "How many (default: 200)"), streams,
            ],
            .own { desk, call throws(Problem) in try desk.readLog(call) }
        ),
        Route(
            .get,
            "/runs/{id}/log/search",
            "Find the lines of a run that hold a text, or with /…/ a regular expression",
            [
                .id("a run", as: .own), RouteParameter("q", .text, isRequired: true, "The text"),
                RouteParameter("ignoreCase", .flag, "Small and capital letters are the same"), streams,
            ],
            .own { desk, call throws(Problem) in try desk.searchLog(call) }
        ),
        Route(
            .get,
            "/runs/{id}/log/raw",
            "Give what a run has written, without its secrets",
            [
                .id("a run"), RouteParameter("stream", .choice(["out", "err"]), as: .option("--stream"), "Of which"),
            ],
            .file(
                RouteCommand("logs", fixed: ["--raw"], isGoodInPart: true),
                type: "text/plain; charset=utf-8",
                extension: "log"
            )
        ),
        Route(
            .get,
            "/runs/{id}/talk",
            "Give what was said in a run, by number",
            [
                .id("a run", as: .own), RouteParameter("from", .integer(-1_000_000_000...1_000_000_000), "The first"),
                RouteParameter("count", .integer(1...200), "How many (default: 100)"),
            ],
            .own { desk, call throws(Problem) in try desk.readTalk(call) }
        ),
        Route(
            .get,
            "/runs/{id}/talk/outline",
            "List what was asked, which tools were used, and what failed",
            [.id("a run", as: .own)],
            .own { desk, call throws(Problem) in try desk.outlineTalk(call) }
        ),
        Route(
            .get,
            "/runs/{id}/talk/export",
            "Give what was said in a run as one page that needs nothing else",
            [.id("a run", as: .option("--run"))],
            .file(RouteCommand("export", fixed: ["--format=html"]), type: "text/html; charset=utf-8", extension: "html")
        ),
        Route(
            .post,
            "/sql",
            "Ask the record in SQL",
            [
                RouteParameter("query", .text, in: .body, as: .input, isRequired: true, "One SELECT"),
                RouteParameter("limit", .integer(1...5_000), in: .body, "At most so many rows (default: 1000)"),
            ],
            .own { desk, call throws(Problem) in desk.askSQL(call) }
        ),
        Route(
            .get,
            "/sql/questions",
            "List the questions that come with Roost",
            [],
            .own { desk, call throws(Problem) in desk.listQuestions(call) }
        ),
        Route(
            .get,
            "/sql/schema",
            "List the tables of the record, and their columns",
            [],
            .own { desk, call throws(Problem) in desk.listTables(call) }
        ),
    ]
}
