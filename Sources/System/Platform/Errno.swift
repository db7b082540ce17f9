/// An error number of the system, told apart by number and never by its text.
package struct Errno: Error, Hashable, Sendable {
    package let code: Int32

    package init(code: Int32) { self.code = code }
}
