/// What can go wrong in `Control`.
package enum ControlError: Error, Hashable, Sendable {
    case failed(String)
}
