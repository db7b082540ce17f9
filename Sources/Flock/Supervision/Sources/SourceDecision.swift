import Domain

/// What follows from something that a source has found, and how its task stands.
package enum SourceDecision: Hashable, Sendable {
    case add
    /// It is no task, and why: what anybody can be told who asks.
    case refuse(why: String)
    case edit
    case cancel(why: String)
    /// Nothing is done, but that it happened is recorded.
    case note(Note, why: String)
    case nothing

    package enum Note: String, Hashable, Sendable {
        case edited = "issue_edited"
        case closed = "issue_closed"
        case labelled = "label_added"
    }

    package static func of(_ item: SourceItem, _ standing: TaskStanding) -> SourceDecision {
        switch standing {
        case .unknown:
            if item.closed != nil { return .nothing }
            return item.objection.map { .refuse(why: $0) } ?? .add
        case .waiting(let digest, let labels, let wasStarted):
            if let why = item.closed {
                return wasStarted
                    ? .note(.closed, why: "\(why); what has been done stays for a person to look at")
                    : .cancel(why: why)
            }
            if digest != item.digest {
                if let why = item.objection { return .note(.edited, why: "not taken over: \(why)") }
                guard item.canBeEdited else {
                    return .note(.edited, why: "not taken over: whoever labelled it has not seen that")
                }
                return .edit
            }
            return labelled(item, labels)
        case .live(let digest, let labels):
            if let why = item.closed { return .note(.closed, why: "\(why); the run goes on") }
            if digest != item.digest {
                return .note(.edited, why: "its run goes on with what it was started with")
            }
            return labelled(item, labels)
        case .over: return .nothing
        case .foreign: return .refuse(why: "there is a task of that id which did not come from here")
        }
    }

    private static func labelled(_ item: SourceItem, _ labels: [String]) -> SourceDecision {
        let added = item.labels.filter { !labels.contains($0) }
        return added.isEmpty ? .nothing : .note(.labelled, why: added.joined(separator: ", "))
    }
}
