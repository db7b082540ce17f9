import Control
import JSON
import Testing

@testable import Dashboard

@Suite struct RouteTests {
    private func route(_ method: HTTPMethod, _ path: String, _ source: Route.Source) -> Route {
        Route(method, path, "Do it", [.id("a task")], source)
    }

    @Test func aListTakesALimitAndAPlaceAndAnObjectDoesNot() {
        let list = route(.get, "/tasks/{id}/runs", .list(RouteCommand("run", "list")))
        #expect(list.parameters.map(\.name) == ["id", "limit", "cursor", "fields"])
        let object = route(.get, "/tasks/{id}", .object(RouteCommand("task", "show")))
        #expect(object.parameters.map(\.name) == ["id", "fields"])
        let file = route(.get, "/tasks/{id}/diff", .file(RouteCommand("task", "diff"), type: "x/y", extension: "z"))
        #expect(file.parameters.map(\.name) == ["id"])
        let act = route(.post, "/tasks/{id}/hold", .act(RouteAct(.hold)))
        #expect(act.parameters.map(\.name) == ["id"])
    }

    @Test func itsNameIsMadeOfItsPath() {
        #expect(route(.get, "/tasks/{id}/runs", .list(RouteCommand("x"))).name == "get-tasks-runs-one")
        #expect(route(.get, "/tasks", .list(RouteCommand("x"))).name == "get-tasks")
        #expect(Set(RouteTable.rows.map(\.name)).count == RouteTable.rows.count, "no two have the same")
    }

    @Test func anActSaysWhatWasPostedUnderTheKeysOfItsDirective() throws {
        let act = RouteAct(.hold, fixed: ["by": "page"], keys: ["id": "task"])
        let parameters: [RouteParameter] = [.id("a task", as: .own), .text("note", "A word"), .text("more", "A word")]
        let values = try RouteValues(
            parameters,
            path: ["id": "gh-450"],
            target: HTTPTarget("/"),
            body: Array(#"{"note":"later","more":null}"#.utf8),
            isPosted: true
        )
        let data = act.data(values, parameters, once: "key-1")
        #expect(data["task"] == "gh-450" && data["note"] == "later" && data["by"] == "page")
        #expect(data["id"] == nil && data["more"] == nil)
        #expect(data.keys.contains { data[$0] == "key-1" })
        #expect(!act.data(values, parameters, once: nil).keys.contains { data[$0] == "key-1" })
    }
}
