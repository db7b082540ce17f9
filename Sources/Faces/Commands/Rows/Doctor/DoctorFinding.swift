/// What was found of one thing that Roost stands on.
struct DoctorFinding: Hashable, Sendable {
    enum State: String, Sendable {
        case ok
        /// It works without, or less well.
        case note
        case problem
    }

    let name: String
    let state: State
    let text: String
    /// What a person can do about it.
    let remedy: String?
    /// What "--fix" does about it.
    var repair: DoctorRepair?

    static func ok(_ name: String, _ text: String) -> DoctorFinding {
        DoctorFinding(name: name, state: .ok, text: text, remedy: nil)
    }

    static func note(_ name: String, _ text: String, _ remedy: String? = nil) -> DoctorFinding {
        DoctorFinding(name: name, state: .note, text: text, remedy: remedy)
    }

    static func problem(_ name: String, _ text: String, _ remedy: String? = nil) -> DoctorFinding {
        DoctorFinding(name: name, state: .problem, text: text, remedy: remedy)
    }

    static func note(_ name: String, _ text: String, _ repair: DoctorRepair) -> DoctorFinding {
        DoctorFinding(name: name, state: .note, text: text, remedy: repair.text, repair: repair)
    }

    static func problem(_ name: String, _ text: String, _ repair: DoctorRepair) -> DoctorFinding {
        DoctorFinding(name: name, state: .problem, text: text, remedy: repair.text, repair: repair)
    }

    /// It is never told by a sign alone.
    var mark: String {
        switch state {
        case .ok: "✓ ok"
        case .note: "! note"
        case .problem: "✗ problem"
        }
    }
}
