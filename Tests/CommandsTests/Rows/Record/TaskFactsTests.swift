import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskFactsTests {
    @Test func aTaskAndItsRunsAreOneObjectForPrograms() throws {
        let home = try StoryHome(for: "TaskFactsTests")
        let json = try JSONReader.read(try home.roost("task", "show", "gh-450", "--json").stdout)
        #expect(json["schema"] == "roost.task/1" && json["priority"] == 1 && json["costUsd"]?.double == 1.75)
        #expect(json["labels"] == ["rpi-auto", "priority:P1"] && json["commits"] == ["f00d"])
        #expect(json["runs"]?.arrayValue?.map { $0["run"]?.stringValue } == ["run-1", "run-2"])
        #expect(json["runs"]?.arrayValue?.last?["outcome"] == "completed")
    }

    @Test func aTaskThatIsHeldSaysSo() throws {
        let home = try StoryHome(for: "TaskFactsTests")
        try home.add("UPDATE tasks SET is_held = 1 WHERE task_id = 'gh-451'")
        #expect(try home.roost("task", "show", "gh-451").stdout.contains("active, held until a person approves it"))
        #expect(try home.roost("why", "gh-451").stdout.contains("it waits until a person approves it"))
    }
}
