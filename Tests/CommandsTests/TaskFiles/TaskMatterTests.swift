import Domain
import JSON
import Testing

@testable import Commands

@Suite struct TaskMatterTests {
    private func holds(_ data: JSONObject) throws -> Bool {
        let event = Event(
            sequence: 1,
            scope: .session(try SessionID("ses-2026-11-21-aaaaaa")),
            typeText: "system",
            level: .known(.info),
            createdAt: WallTime(nanoseconds: 0),
            message: "",
            data: data
        )
        return TaskMatter(of: try TaskID("gh-450"), runs: ["run-1"]).holds(event)
    }

    @Test(
        arguments: [
            ["task_id": "gh-450"], ["context_id": "gh-450"], ["worker_id": "run-1"], ["context_id": "run-1"],
            ["scope_id": "gh-450"], ["target": "run-1"],
        ] as [JSONObject]
    )
    func whatNamesTheTaskOrARunOfItIsAboutIt(_ data: JSONObject) throws { #expect(try holds(data)) }

    @Test(
        arguments: [
            [:], ["task_id": "gh-45"], ["task_id": "gh-4500"], ["task_id": 450], ["details": "gh-450"],
            ["worker_id": "run-12"], ["tasks": [["task_id": "gh-450"]]],
        ] as [JSONObject]
    )
    func whatOnlyLooksLikeItIsNot(_ data: JSONObject) throws { #expect(try !holds(data)) }
}
