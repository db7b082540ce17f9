/// Which version of our programs this is: all of them have the same.
package enum ProgramVersion {
    /// The one place that says it.
    package static let current = "0.1.0"
}
