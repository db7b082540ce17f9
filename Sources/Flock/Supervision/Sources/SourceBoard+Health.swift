import Domain

extension SourceBoard {
    /// How its sources are; nothing where nobody has set one up.
    var healthFacts: [HealthFacts.Trigger]? {
        let states = states
        guard !states.isEmpty else { return nil }
        return states.map { state in
            let word = state.isPolling ? "polling" : state.isBackingOff ? "backing off" : "waiting"
            return HealthFacts.Trigger(
                state.name,
                word,
                trouble: state.isBackingOff ? state.lastError ?? "it failed" : nil
            )
        }
    }
}
