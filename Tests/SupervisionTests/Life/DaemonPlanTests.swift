import Domain
import JSON
import Journal
import Platform
import Testing

@testable import Supervision

@Suite struct DaemonPlanTests {
    @Test func itIsRecordedAsItIs() throws {
        var plan = DaemonPlan(home: HomePaths(root: "/h"), environment: Environment(["SECRET": "x"]))
        #expect(JSONWriter.text(.object(plan.json)) == #"{"home":"/h","foreground":false,"paused":false}"#)
        plan.workers = 3
        plan.predecessor = 7
        #expect(plan.json["workers"]?.integerValue == 3 && plan.json["after_pid"]?.integerValue == 7)
        #expect(plan.arguments() == ["--workers", "3"])
        #expect(plan.arguments(asSuccessorOf: 9) == ["--workers", "3", "--after", "9"])
    }
}
