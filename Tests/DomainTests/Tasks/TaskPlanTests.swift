import Domain
import JSON
import Testing

@Suite struct TaskPlanTests {
    private let task: TaskID
    private let bare: TaskPlan

    init() throws {
        task = try TaskID("gh-450")
        bare = TaskPlan(agent: "claude", text: "Add budgets", lineage: task)
    }

    private func full() throws -> TaskPlan {
        var plan = bare
        plan.repository = "/src/app"
        plan.base = "main"
        plan.after = [try TaskID("gh-1"), try TaskID("gh-2")]
        plan.scope = ["src", "docs/"]
        plan.model = "opus"
        plan.timeout = .seconds(900)
        plan.steps = TaskStep.allCases
        plan.attemptsMax = 5
        plan.account = "team"
        plan.card = "/src/app/cards/450.md"
        plan.addedBy = .source("github")
        return plan
    }

    private func refusal(_ change: (inout TaskPlan) -> Void) -> TaskPlanError? {
        var plan = bare
        change(&plan)
        do throws(TaskPlanError) {
            try plan.check(for: task)
            return nil
        } catch { return error }
    }

    @Test func aBarePlanIsWorkAloneByAPerson() throws {
        #expect(
            JSONWriter.text(.object(bare.json))
                == #"{"agent":"claude","text":"Add budgets","steps":["work"],"lineage":"gh-450","added_by":"person"}"#
        )
        #expect(try TaskPlan(json: bare.json) == bare)
    }

    @Test func aFullPlanComesBack() throws {
        let plan = try full()
        #expect(plan.json.count == 14)
        #expect(try TaskPlan(json: plan.json) == plan)
        try plan.check(for: task)
    }

    @Test func whatCannotBeReadIsNamed() throws {
        var json = bare.json
        json["after"] = ["../450"]
        #expect(throws: FieldError.wrong("after", expected: "a list of task ids")) { try TaskPlan(json: json) }
        json["after"] = nil
        json["steps"] = ["work", "dance"]
        #expect(throws: FieldError.wrong("steps", expected: "a list of steps")) { try TaskPlan(json: json) }
    }

    @Test func whatNobodyCanGoByIsRefused() throws {
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.agent = "" } == .agentMissing)
        #expect(refusal { $0.text = " \n" } == .textMissing)
        let most = TaskPlan.textBytesMax
        #expect(
            refusal { $0.text = String(repeating: "x", count: most + 1) }
                == .textTooLong(bytes: most + 1, bytesMax: most)
        )
        #expect(refusal { $0.after = [task] } == .afterItself(task))
        #expect(refusal { $0.scope = ["src", "../other"] } == .scopeOutside("../other"))
        #expect(refusal { $0.steps = [] } == .stepsMissing)
        #expect(refusal { $0.steps = [.work, .planner] } == .stepsOutOfOrder([.work, .planner]))
        #expect(refusal { $0.steps = [.work, .work] } == .stepsOutOfOrder([.work, .work]))
        #expect(refusal { $0.attemptsMax = 0 }?.description == "0 attempts are not between 1 and 1000")
        #expect(refusal { $0.scope = Array(repeating: "a", count: 257) }?.hint == "split the task")
    }
}
