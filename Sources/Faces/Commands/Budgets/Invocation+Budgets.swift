import Control
import Domain
import JSON

extension Invocation {
    private static let glancePatience = Duration.seconds(1)

    /// Says what budgets keep from being started, where a daemon is there to be asked.
    func tellHeldByBudgets() throws(CommandError) {
        guard try livingDaemon() != nil else { return }
        let data = Deliberate.ignore(because: "a list is shown whether or not the daemon answers") {
            () throws(CommandError) in try askDaemon(.budget, upTo: Self.glancePatience).data
        }
        for entry in data??["held"]?.arrayValue ?? [] {
            let held = entry["held"]?.stringValue ?? ""
            let what = held.hasPrefix("task:") ? "\(held.dropFirst(5)) is not started" : "nothing new is started"
            try console.say("roost: " + SafeText.of("\(what): \(entry["why"]?.stringValue ?? "")"))
        }
    }
}
