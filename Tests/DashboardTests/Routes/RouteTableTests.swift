import Control
import JSON
import Testing

@testable import Dashboard

@Suite struct RouteTableTests {
    @Test func noTwoRoutesAnswerTheSame() {
        let names = RouteTable.rows.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(names).count == names.count)
        let operations = RouteTable.rows.map(\.name)
        #expect(Set(operations).count == operations.count)
    }

    /// A page of somebody else's can have a browser get anything.
    @Test func nothingThatIsGotChangesAnything() {
        for row in RouteTable.rows where row.method == .get {
            if case .act = row.source { Issue.record("\(row.path) acts when it is got") }
        }
    }

    @Test func everyPlaceInAPathHasAParameterAndTheOtherWayRound() {
        for row in RouteTable.rows {
            let places = row.path.parts.compactMap { part -> String? in
                if case .value(let name) = part { name } else { nil }
            }
            #expect(places == row.own.filter { $0.place == .path }.map(\.name), "\(row.path)")
            #expect(!row.own.contains { $0.place == .path && !$0.isRequired }, "\(row.path)")
        }
    }

    @Test func onlyWhatIsPostedHasABodyAndOnlyThat() {
        for row in RouteTable.rows where row.method != .post {
            #expect(!row.own.contains { $0.place == .body }, "\(row.path)")
        }
        for row in RouteTable.rows where row.method == .post {
            #expect(!row.own.contains { $0.place == .query }, "\(row.path)")
        }
    }

    /// The daemon refuses a field that it does not know: a route must not send one.
    @Test func everyActTellsTheDaemonWhatItsDirectiveTakes() throws {
        for row in RouteTable.rows {
            guard case .act(let act) = row.source else { continue }
            let directive = try #require(DirectiveTable.row(act.directive))
            let known = directive.fields.map(\.key)
            for parameter in row.own {
                #expect(known.contains(act.keys[parameter.name] ?? parameter.name), "\(row.path) \(parameter.name)")
            }
            for key in act.fixed.keys { #expect(known.contains(key), "\(row.path) \(key)") }
            for field in directive.fields where field.isRequired {
                let given = row.own.filter(\.isRequired).map { act.keys[$0.name] ?? $0.name } + act.fixed.keys
                #expect(given.contains(field.key), "\(row.path) lacks \(field.key)")
            }
        }
    }

    @Test func aRouteIsFoundByMethodAndPath() throws {
        let (row, values) = try #require(RouteTable.row(.get, at: ["api", "v1", "tasks", "gh-450", "timeline"]))
        #expect(row.path.description == "/api/v1/tasks/{id}/timeline" && values == ["id": "gh-450"])
        #expect(RouteTable.row(.head, at: ["api", "v1", "status"]) != nil)
        #expect(RouteTable.row(.post, at: ["api", "v1", "status"]) == nil)
        #expect(RouteTable.methods(at: ["api", "v1", "tasks"]) == [.get, .post])
        #expect(RouteTable.methods(at: ["api", "v2"]).isEmpty)
    }
}
