package import Domain

/// Who asks.
package struct Asker: Hashable, Sendable {
    package let kind: Term<Hello.Client.Kind>
    package let identity: ProcessIdentity
    package let origin: AskerOrigin

    package init(kind: Term<Hello.Client.Kind>, identity: ProcessIdentity, origin: AskerOrigin) {
        self.kind = kind
        self.identity = identity
        self.origin = origin
    }

    package var role: ControlRole { origin.role }

    /// As the record has it: who has asked for something.
    package var text: String {
        switch origin {
        case .person: "person"
        case .insideRun(let run): run?.text ?? "run"
        case .unknown: "unknown"
        }
    }

    /// Why it may not have this done; nil where it may.
    func denial(of row: DirectiveRow, for directive: Directive? = nil) -> DirectiveFault? {
        guard role < directive?.leastRole(by: row) ?? row.leastRole else { return nil }
        switch origin {
        case .person: return nil
        case .insideRun(let run):
            let place = run.map { "within \($0)" } ?? "within a run"
            return DirectiveFault(
                .inRun,
                "\(row.name.rawValue) is refused: it comes from \(place), and an agent may look and not act",
                hint: "ask the person who runs the flock; add-task adds work that waits for them"
            )
        case .unknown(let why):
            return DirectiveFault(
                .notPermitted,
                "\(row.name.rawValue) is refused: \(why)",
                hint: "ask again from a shell of your own that stays open"
            )
        }
    }
}
