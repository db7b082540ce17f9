/// What can go wrong in `Runs`.
package enum RunsError: Error, Hashable, Sendable {
    case failed(String)
}
