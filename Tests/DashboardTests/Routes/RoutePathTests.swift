import Testing

@testable import Dashboard

@Suite struct RoutePathTests {
    @Test func valuesStandInTheirPlaces() {
        let path = RoutePath("/api/v1/tasks/{id}/runs")
        #expect(path.values(in: ["api", "v1", "tasks", "gh-1", "runs"]) == ["id": "gh-1"])
        #expect(path.values(in: ["api", "v1", "tasks", "gh-1"]) == nil)
        #expect(path.values(in: ["api", "v1", "tasks", "gh-1", "run"]) == nil)
    }
}
