/// What goes wrong with a database.
package enum StoreError: Error, Hashable, Sendable {
    case refused(code: Int32, text: String)
}
