import Control
import Domain
import Testing

@testable import Commands

@Suite struct TaskOptionsTests {
    private let steps = ValueForm<[TaskStep]>.steps

    @Test func stepsStandWithCommasBetweenThem() throws {
        #expect(try steps.read("planner,work,review,finalize") == TaskStep.allCases)
        #expect(try steps.read("work") == [.work])
        for text in ["", "work,", "claude", "work review"] {
            #expect(throws: ValueFault.self, "\(text)") { try steps.read(text) }
        }
        let fault = #expect(throws: ValueFault.self) { try steps.read("work,reviw") }
        #expect(fault?.similar == ["review"])
    }

    /// Whatever an option gives, it can take back.
    @Test func everythingCanBeCleared() {
        #expect(Set(TaskOptions.clearable.values) == Set(TaskField.allCases))
        let options = Set(TaskOptions.all.map(\.row.name))
        #expect(Set(TaskOptions.clearable.keys) == options.subtracting(["file"]))
    }
}
