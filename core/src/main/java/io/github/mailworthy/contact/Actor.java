package io.github.mailworthy.contact;

/**
 * Who did something.
 *
 * @param role in which they did it
 * @param name of the person as the host knows it, of the rule with its policy's version, or of the provider
 */
public record Actor(Role role, String name) {
    /** In which role somebody acts. */
    public enum Role {
        /** One of the account's people. */
        CUSTOMER,
        /** The contact in person. */
        CONTACT,
        /** One of the host's staff, ruling on a request. */
        REVIEWER,
        /** The host's support. */
        SUPPORT,
        /** A rule of a policy. */
        RULE,
        /** A mail server or provider. */
        PROVIDER,
        /** The host's own software. */
        HOST
    }

    /**
     * Names an actor.
     *
     * @throws IllegalArgumentException if the name is blank or longer than 200 characters: the log must tell who it was
     */
    public Actor {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("the log must tell who it was: a " + role
                    + " needs a name of 1 to 200 characters, not \""
                    + (name.isBlank() ? name : name.length() + " of them")
                    + "\"");
        }
    }

    /** One of the account's people. */
    public static Actor customer(String name) {
        return new Actor(Role.CUSTOMER, name);
    }

    /** One of the host's staff. */
    public static Actor reviewer(String name) {
        return new Actor(Role.REVIEWER, name);
    }

    /** The host's support. */
    public static Actor support(String name) {
        return new Actor(Role.SUPPORT, name);
    }

    /** The contact in person. */
    public static Actor contact() {
        return new Actor(Role.CONTACT, "the contact");
    }

    /** A rule. */
    public static Actor rule(String name) {
        return new Actor(Role.RULE, name);
    }

    /** A mail server or provider. */
    public static Actor provider(String name) {
        return new Actor(Role.PROVIDER, name);
    }

    /** The host's own software. */
    public static Actor host(String name) {
        return new Actor(Role.HOST, name);
    }
}
