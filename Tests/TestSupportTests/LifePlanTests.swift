import Domain
import Journal
import TestSupport
import Testing

@Suite struct LifePlanTests {
    @Test func aPlanIsAFunctionOfItsSeed() throws {
        #expect(LifePlan(seed: 1) == LifePlan(seed: 1))
        #expect(LifePlan(seed: 1).steps != LifePlan(seed: 2).steps)
        #expect(try LifePlan(seed: 1).request() == LifePlan(seed: 1).request())
    }

    @Test func anotherAttemptIsAnotherRun() throws {
        let plan = LifePlan(seed: 1)
        #expect(try plan.request(attempt: 2).run > plan.request().run)
        #expect(try plan.request(attempt: 2).attempt == 2)
    }

    @Test func aPlanHasSomethingOfEach() {
        let plan = LifePlan(seed: 2)
        #expect(plan.steps.count == LifePlan.stepCountUsual)
        for channel in Channel.allCases { #expect(!plan.output(to: channel).isEmpty) }
        #expect(plan.steps.contains(.rest))
        #expect(plan.steps.contains { if case .event = $0 { true } else { false } })
        #expect(plan.steps.contains { if case .change = $0 { true } else { false } })
    }
}
