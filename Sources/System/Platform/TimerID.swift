/// A timer of an `EventLoop`.
package struct TimerID: Hashable, Sendable {
    let number: UInt64
}
