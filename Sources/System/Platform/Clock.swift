package import Domain

/// Where a program learns what time it is, and the seam that tests replace.
package protocol Clock: Sendable {
    func now() -> Moment
}
