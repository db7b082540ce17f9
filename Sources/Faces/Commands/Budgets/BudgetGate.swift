import Control
import Domain
import JSON
import Platform
import Runs
import Settings

/// Whether the budgets let a run begin. The daemon keeps them; where there is none, nobody does, and that is said.
struct BudgetGate {
    /// A daemon that has just begun does not know yet what was spent.
    private static let patience = Duration.seconds(10)
    private static let interval = Duration.milliseconds(200)

    let invocation: Invocation

    func check(_ request: LaunchRequest, _ settings: Settings) throws(CommandError) {
        let isSet = Self.isSet(in: settings)
        guard try invocation.livingDaemon() != nil else {
            guard request.budget.isNone else {
                throw .daemonNeeded(
                    "nobody would hold the run to its budget: the daemon does that, and none is running",
                    hint: "start it: roost daemon start"
                )
            }
            if isSet {
                try invocation.console.say(
                    "roost: budgets are set, and nobody holds the run to them: no daemon is running\n"
                        + "  start it: roost daemon start"
                )
            }
            return
        }
        let data: JSONObject
        do throws(CommandError) { data = try known(needsAll: isSet || !request.budget.isNone) } catch {
            // A daemon that cannot be asked holds up only what is to be held to something.
            if isSet || !request.budget.isNone { throw error }
            return
        }
        let task = request.task.map { BudgetScope.task($0).text }
        for entry in data["held"]?.arrayValue ?? [] {
            guard let held = entry["held"]?.stringValue, held == "everything" || held == task else { continue }
            throw .directive(.refused(.budget, entry["why"]?.stringValue ?? held, hint: "see: roost budget"))
        }
        if !request.budget.isNone, let trouble = data["trouble"]?.stringValue {
            throw .directive(.refused(.budget, "the budget cannot be held: \(trouble)", hint: "see: roost budget"))
        }
    }

    /// What the daemon says, once it knows what was spent.
    private func known(needsAll: Bool) throws(CommandError) -> JSONObject {
        let deadline = invocation.clock.now().monotonic.advanced(by: Self.patience)
        while true {
            let data = try invocation.askDaemon(.budget).data ?? [:]
            let isKnown = data["trouble"] == nil || !needsAll
            guard !isKnown, invocation.clock.now().monotonic < deadline else { return data }
            var pause = ReadySet()
            do throws(PlatformError) { try pause.wait(upTo: Self.interval) } catch { throw .platform(error) }
        }
    }

    private static func isSet(in settings: Settings) -> Bool {
        let money = [Setting.runMoneyMax, Setting.taskMoneyMax, Setting.dayMoneyMax]
        let tokens = [Setting.runTokensMax, Setting.taskTokensMax, Setting.dayTokensMax]
        return money.contains { settings[$0] != nil } || tokens.contains { settings[$0] != nil }
    }
}
