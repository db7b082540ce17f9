/// The two streams that an agent writes.
package enum Channel: String, CaseIterable, Sendable {
    case stdout
    case stderr
}
