/// A word of a closed list. One protocol and not those that it is made of: at the first use of each `Term` the runtime
/// looks among all conformances of the program for each that is asked for, and a shim starts as often as an agent.
package protocol TermWord: RawRepresentable, Hashable, Sendable where RawValue == String {}
