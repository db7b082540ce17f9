import JSON
import Testing

@testable import Dashboard

@Suite struct RouteValuesTests {
    private static let parameters = [
        RouteParameter.id("a task", as: .own), RouteParameter.text("reason", "Why"),
    ]

    private func problem(_ body: String) -> Problem? {
        do throws(Problem) {
            _ = try read(body)
            return nil
        } catch { return error }
    }

    private func read(_ body: String) throws(Problem) -> RouteValues {
        let target: HTTPTarget
        do throws(HTTPTargetFault) { target = try HTTPTarget("/x") } catch { throw .badRequest("\(error)") }
        return try RouteValues(
            Self.parameters,
            path: ["id": "gh-1"],
            target: target,
            body: Array(body.utf8),
            isPosted: true
        )
    }

    @Test func pathAndBodyAreReadTogether() throws {
        let values = try read("{\"reason\":\"too long\"}")
        #expect(values.text("id") == "gh-1" && values.text("reason") == "too long")
        #expect(try read("").text("reason") == nil)
    }

    @Test func whatCannotBeReadIsTold() {
        #expect(problem("[1]")?.detail == "what is posted is to be an object")
        #expect(problem("{")?.detail.hasPrefix("what was posted is no JSON") ?? false)
        #expect(problem("{\"reazon\":1}")?.hint == "it takes: reason")
        #expect(problem(String(repeating: "[", count: 100_000)) != nil)
    }
}
