/// How far a write came: all of it when there is no error, else the bytes that went out before the error.
package struct WriteProgress: Hashable, Sendable {
    package let written: Int
    package let error: PlatformError?
}
