/// Whether work that goes out becomes a pull request.
package enum PullRequestWay: String, CaseIterable, Hashable, Sendable {
    case none
    case draft
    case ready
}
