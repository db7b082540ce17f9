import Domain
import Testing

@testable import Journal

@Suite struct LaunchPlanTests {
    private func plan() -> LaunchPlan {
        var plan = LaunchPlan(
            program: "/bin/echo",
            command: ["echo", "a b"],
            environmentNames: ["HOME", "PATH"],
            workingFolder: "/tmp"
        )
        plan.stdin = .held
        plan.isOnTerminal = true
        plan.timeoutSeconds = 90
        plan.onError = .discard
        plan.runBytesMax = 1 << 40
        plan.atRunBytesMax = .discard
        plan.socket = "/roost/roost.sock"
        return plan
    }

    @Test func aPlanIsReadBackAsItWasWritten() throws {
        let read = try LaunchPlan(parsing: plan().bytes)
        #expect(read == plan())
    }

    @Test func outputMayGoPastTheRecordOnlyWhereThatIsWanted() {
        var plan = LaunchPlan(program: "/bin/true", command: ["true"], environmentNames: [], workingFolder: "/")
        #expect(!plan.mayDiscard)
        plan.atRunBytesMax = .discard
        #expect(!plan.mayDiscard, "there is no limit")
        plan.runBytesMax = 1
        #expect(plan.mayDiscard)
        plan.atRunBytesMax = .stop
        plan.onError = .discard
        #expect(plan.mayDiscard)
    }

    @Test func whatAPlanLeavesOutHasItsUsualValue() throws {
        let text =
            #"{"layoutVersion":"local-run-v1","program":"/bin/true","command":["true"],"environmentNames":[],"#
            + #""workingFolder":"/"}"#
        let read = try LaunchPlan(parsing: Array(text.utf8))
        #expect(
            read == LaunchPlan(program: "/bin/true", command: ["true"], environmentNames: [], workingFolder: "/")
        )
    }

    @Test func anUnknownWordIsRefusedAndNotGuessed() {
        var text = String(decoding: plan().bytes, as: UTF8.self)
        text = text.replacing(#""onError":"discard""#, with: #""onError":"hope""#)
        #expect(throws: JournalError.self) { try LaunchPlan(parsing: Array(text.utf8)) }
    }
}
