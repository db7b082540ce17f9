package import Control
package import Domain

extension TaskAuthor {
    /// Whose task it is that somebody adds by the control socket. Whoever is not known for a person has it held by
    /// what he may do.
    package init(_ origin: AskerOrigin) {
        switch origin {
        case .person: self = .person
        case .insideRun(.some(let run)): self = .run(run)
        case .insideRun(.none): self = .source("agent")
        case .unknown: self = .source("unknown")
        }
    }
}
