/// What can go wrong in `Recorder`.
package enum RecorderError: Error, Hashable, Sendable {
    case failed(String)
}
