import Control
import Domain
import JSON
import Platform

/// What is asked of budgets.
extension Daemon {
    func budget(_ wish: BudgetWish) -> DirectiveAnswer {
        switch wish {
        case .show: return .done(budgetText, data: budgetData)
        case .set(let scope, let limit): return set(scope, limit)
        }
    }

    private func set(_ scope: BudgetScope, _ limit: BudgetLimit) -> DirectiveAnswer {
        if case .run(let run) = scope, runs.table.rows[run] == nil {
            return .refused(.noTarget, "no run \"\(run)\" goes on", hint: "all: roost run list")
        }
        if let why = budgets.set(scope, to: limit)?.refusal {
            return .refused(.refused, "\(scope) stays as it is: \(why)", hint: "see: roost task list")
        }
        let rows = budgets.budgets.rows(of: scope)
        let text = rows.map(\.text).joined(separator: "; ")
        return .done(scope == .day ? "\(text); until the day is over" : text, data: budgetData)
    }

    private var budgetText: String {
        let rows = budgets.budgets.rows.map(\.text)
        let windows = windows.map(\.text)
        let lines = (rows.isEmpty ? ["no budget is set"] : rows) + budgets.heldBack + windows
        return lines.joined(separator: "\n")
    }

    /// Those that are not over.
    private var windows: [SubscriptionWindow] {
        let now = clock.now().wall
        return budgets.windows.sorted { $0.key < $1.key }.map(\.value).filter { $0.resetsAt.map { $0 > now } ?? true }
    }

    private var budgetData: JSONObject {
        let limits = budgets.budgets.limits
        let held = budgets.budgets.heldBack.map { held, why -> JSONValue in
            ["held": .string(held.text), "why": .string(why)]
        }
        var data: JSONObject = [
            "budgets": .array(budgets.budgets.rows.map { .object($0.json) }),
            "held": .array(held),
            "warn_percent": .integer(Int64(limits.warnPercent)),
            "at_limit": .string(limits.policy.rawValue),
            "windows": .array(windows.map { .object($0.json) }),
        ]
        data["trouble"] = budgets.budgets.trouble.map { .string($0) }
        return data
    }
}
